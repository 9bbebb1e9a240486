"""Lines for each kind of mistake that the sets from ``set_j`` on brought to light, other lines than those, over the same book."""

from tests.quicklog.fresh import set_j

# fmt: off
TODAY, CONTACTS = set_j.TODAY, set_j.CONTACTS


def D(day: int) -> str:  # as the sets write a day of the month
    return f"2026-07-{day:02d}"


LINES = [
 ("breakfast with gwen mon just gone",{"people": ["Gwen Pritchard"],"day": D(6)}),
 ("met tobias tuesday gone, good chat",{"people": ["Tobias Krämer"],"day": D(7)}),
 ("call with victor this monday just past 20m",{"people": ["Victor Lindqvist"],"day": D(6),"minutes": 20}),
 ("yusuf will send the figures by EOD tuesday",{"people": ["Yusuf Demir"],"promise_who": "them","promise_due": D(14)}),
 ("call w iris, I'll get her the quote by COB Wednesday",{"people": ["Iris Fontaine"],"promise_who": "me","promise_due": D(15)}),
 ("spoke to penny, she'll confirm by close of play monday",{"people": ["Penny Whitlock"],"promise_who": "them","promise_due": D(13)}),
 ("miles to share slides EOD",{"people": ["Miles Okafor"],"promise_who": "them","promise_due": D(10)}),
 ("lunch with ray on monday and coffee with joy on wednesday",{"touches": [("lunch",["Ray Castellano"],D(6)),("coffee",["Joy Banerjee"],D(8))]}),
 ("emailed victor yesterday and called iris today",{"touches": [("email",["Victor Lindqvist"],D(9)),("call",["Iris Fontaine"],TODAY)]}),
 ("coffee with gwen and a walk with beth yesterday",{"touches": [("coffee",["Gwen Pritchard"],D(9)),("met",["Beth Sandford"],D(9))]}),
 ("coffee with gwen and a quick chat about her thesis",{"people": ["Gwen Pritchard"],"kind": "coffee"}),
 ("3 calls: yusuf demir 10m, soren kjaer 20m, joy 5m",{"touches": [("call",["Yusuf Demir"],TODAY),("call",["Søren Kjær"],TODAY),("call",["Joy Banerjee"],TODAY)]}),
 ("calls today: victor 15 min, iris 30 min",{"touches": [("call",["Victor Lindqvist"],TODAY),("call",["Iris Fontaine"],TODAY)]}),
 ("two coffees yesterday: ray 30m and penny 45m",{"touches": [("coffee",["Ray Castellano"],D(9)),("coffee",["Penny Whitlock"],D(9))]}),
 ("emails: victor, iris, joy",{"some_people": ["Victor Lindqvist","Iris Fontaine","Joy Banerjee"]}),
 ("I have met Tobias Kramer yesterday at the institute, we have spoken 1 hour",{"people": ["Tobias Krämer"],"day": D(9),"minutes": 60}),
 ("I've spoken to Beth about the panel",{"people": ["Beth Sandford"],"not_kind": {"note"},"promises": []}),
 ("have emailed noor the rates",{"people": ["Noor al-Masri"],"kind": {"email","shared"}}),
 ("I have called to Pieter but he does not answer",{"people": ["Pieter van den Heuvel"]}),
 ("helped beth with her slides (45 mins, tues)",{"people": ["Beth Sandford"],"day": D(7),"minutes": 45,"favour": "given"}),
 ("zoom with marie-claire (yesterday, 30 min)",{"people": ["Marie-Claire Dubois"],"day": D(9),"minutes": 30}),
 ("call victor (Mon)",{"people": ["Victor Lindqvist"],"day": D(6)}),
 ("victor called, needs the deck by tuesday",{"people": ["Victor Lindqvist"],"any_due": D(14)}),
 ("iris emailed, she wants feedback on the draft before friday",{"people": ["Iris Fontaine"],"any_due": D(17)}),
 ("joy would like an intro to ray by end of month",{"people": ["Joy Banerjee"]}),
 ("telephonic discussion with anjali iyer 15 mins",{"people": ["Anjali Iyer"],"kind": "call","minutes": 15}),
 ("telephone interview with heather quayle tuesday 45 mins",{"people": ["Heather Quayle"],"kind": "call","day": D(7)}),
 ("telecon with pieter 30m",{"people": ["Pieter van den Heuvel"],"kind": "call","minutes": 30}),
 ("put noor in touch with omar",{"people": ["Noor al-Masri","Omar ibn Yusuf"],"favour": "given","kind": "intro"}),
 ("connected beth and gwen over email",{"people": ["Beth Sandford","Gwen Pritchard"],"favour": "given"}),
 ("linked gwen up with tobias",{"people": ["Gwen Pritchard","Tobias Krämer"],"favour": "given"}),
 ("connected with noor on linkedin",{"people": ["Noor al-Masri"],"kind": "linkedin","favour": None}),
 ("thanked beth for the intro to tobias",{"some_people": ["Beth Sandford"],"favour": {"received",None}}),
 ("thanks to penny for the referral she gave me",{"people": ["Penny Whitlock"],"favour": "received"}),
 ("ray said he'd put me forward for the panel",{"people": ["Ray Castellano"],"promise_who": "them"}),
 ("saw joy, said she'd send me the menu",{"people": ["Joy Banerjee"],"promise_who": "them","not_kind": {"note"}}),
 ("frank promised he'd get me tickets for the match by the 20th",{"people": ["Frank Osei"],"promise_who": "them","promise_due": D(20)}),
 ("Workshop at ASML on 1 July; Pieter introduced me to his boss",{"some_people": ["Pieter van den Heuvel"],"day": D(1)}),
 ("Dinner on 3 July at UCL. Beth introduced me to Dr. Lena Vogt",{"some_people": ["Dr. Lena Vogt"],"day": D(3)}),
 ("guy from ferrari (guy marchetti) rang about sponsorship",{"people": ["Guy Marchetti"],"kind": "call"}),
 ("called spotify, victor on holiday till 20 july",{"not_people": [],"some_people": ["Victor Lindqvist"]}),
 ("rang barclays and got penny's voicemail",{"people": ["Penny Whitlock"]}),
 ("skip the meeting w/ earl, he's off sick",{"people": ["Earl Dobson"],"not_kind": {"met"}}),
 ("lunch with penny yest then ran into ray",{"touches": [("lunch",["Penny Whitlock"],D(9)),("met",["Ray Castellano"],D(9))]}),
 ("yesterday: call with victor, coffee with iris",{"touches": [("call",["Victor Lindqvist"],D(9)),("coffee",["Iris Fontaine"],D(9))]}),
 ("breakfast w/ frank; he owes me an intro to the MTN CFO, told me to ping him weds",{"people": ["Frank Osei"],"favour": None}),
 ("no reply from omar yet, chase mon",{"people": ["Omar ibn Yusuf"],"any_due": D(13)}),
 ("rose cancelled, rebooked for tues 14th 10am",{"people": ["Rose Tremblay"],"not_kind": {"met"}}),
 ("april's on mat leave til jan",{"people": ["April Nguyen"],"not_kind": {"met"}}),
 ("called spotify, victor on leave till 27 july",{"people": ["Victor Lindqvist"],"not_kind": {"call"}}),
 ("called victor, on holiday till 20 july",{"people": ["Victor Lindqvist"],"not_kind": {"call"}}),
 ("coffee with iris 30m, she's on holiday next week",{"people": ["Iris Fontaine"],"kind": "coffee","minutes": 30}),
]
