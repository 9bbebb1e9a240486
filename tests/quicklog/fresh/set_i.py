"""Seventy-five lines of a seller, a job seeker, a thumb on a phone, Indian and British English and an organiser; the meaning came first."""

# fmt: off
TODAY = "2026-11-18"
CONTACTS = [
    'Ana Li (Harbour)',
    'Ana Souza (Nubank)',
    'Sarah Whitfield (Deloitte)',
    'Sarah Connolly (BBC)',
    'Tom Ashworth (Arup)',
    'Tom Becker (Siemens)',
    'Priya Raman (Infosys)',
    'Rohan Mehta (Razorpay)',
    'Rohan Mehta (Flipkart)',
    'Will Draper (Monzo)',
    'May Thornton (Ofgem)',
    'Mark Feeney (Intercom)',
    'Grace Adeyemi (Flutterwave)',
    'Rich Coleman (Rolls-Royce)',
    'Sue Barker (NHS)',
    'Art Kowalski (Ford)',
    'Bill Nakamura (Boeing)',
    'June Park (Kakao)',
    'Dawn Fraser (Qantas)',
    'Faith Mwangi (Safaricom)',
    'Hope Sullivan (Stripe)',
    'Chase Bennett (JPMorgan)',
    'Drew Patterson (Shopify)',
    "Pat O'Neill (Guinness)",
    "Siobhán O'Brien (Ryanair)",
    'Jan van der Berg (Philips)',
    'Carmen de la Fuente (Iberdrola)',
    'Khalid bin Rashid (Emaar)',
    'Layla al-Hashimi (Careem)',
    '王伟 (Huawei)',
    '佐藤健 (Sony)',
    '김민준 (Naver)',
    'محمد العلي (Aramco)',
    'Дмитрий Соколов (Yandex)',
    'Trần Văn Minh (VinFast)',
    'Guðrún Jónsdóttir (Marel)',
    'Jean-Pierre Lefèvre (Airbus)',
    "Anne-Marie Dupont (L'Oréal)",
    'Bob Sterling (Marks & Spencer)',
    'Robert Hughes (Ernst & Young)',
    'Elizabeth Warrick (Clifford Chance)',
    'Mike Tanaka (Toyota)',
    'Michael Brandt (Bosch)',
    'Katarzyna Wójcik (Allegro)',
    'Nikhil Deshpande (Tata)',
    'Deepa Krishnan (Wipro)',
    'Olu Bankole (Andela)',
    'Chris Evans (AT&T)',
    'Christine Evans (Pfizer)',
    'Alex Moreau (Ubisoft)',
    'Alexandra Petrov (Revolut)',
    'Sam Taylor (Sky)',
    'Samantha Reed (Channel 4)',
    'Lars Østergaard (Novo Nordisk)',
    'Mehmet Yılmaz (Trendyol)',
    'Ji-woo Han (Samsung)',
    'Fatima Zahra Benali (OCP)',
    'Thandiwe Nkosi (Naspers)',
    'Diego Ramírez (Rappi)',
    'Liz Morgan (Ofcom)',
    'Tim Hargreaves (Ocado)',
    'Wei Zhang (Alibaba)',
    'Neil Young (Ofwat)',
    'Kate Doyle (An Post)',
]
LINES = [
    (
        'faith vm x2, retry thu',
        {'people': ['Faith Mwangi'], 'day': '2026-11-18', 'next_due': '2026-11-19', 'not_kind': {'met', 'replied'}},
    ),
    (
        'priya - demo tue 45m, wants sso',
        {'people': ['Priya Raman'], 'day': '2026-11-17', 'minutes': 45, 'wants': 'sso'},
    ),
    (
        'lvm for Grace A',
        {'people': ['Grace Adeyemi'], 'day': '2026-11-18', 'not_kind': {'met', 'replied'}},
    ),
    (
        'deepa no show',
        {'people': ['Deepa Krishnan'], 'day': '2026-11-18', 'not_kind': {'met', 'replied', 'video'}},
    ),
    (
        'mtg w dawn & june mon 1h. I send pricing by wed',
        {'people': ['Dawn Fraser', 'June Park'], 'day': '2026-11-16', 'minutes': 60, 'promise_who': 'me', 'promise_due': '2026-11-25', 'or_ask': True},
    ),
    (
        'diego cxld, new slot 26/11 10am',
        {'people': ['Diego Ramírez'], 'day': '2026-11-18', 'any_due': '2026-11-26', 'not_kind': {'met'}},
    ),
    (
        'q4 review w/ mehmet @ trendyol 13 nov, they owe us redlines by 24th',
        {'people': ['Mehmet Yılmaz'], 'day': '2026-11-13', 'any_due': '2026-11-24'},
    ),
    (
        'call olu 5m gatekeeper only',
        {'kind': 'call', 'people': ['Olu Bankole'], 'minutes': 5, 'day': '2026-11-18'},
    ),
    (
        'tom (siemens) lunch fri, sending PO nxt wk',
        {'kind': 'lunch', 'people': ['Tom Becker'], 'day': '2026-11-13', 'or_ask': True},
    ),
    (
        'hope s emailed back, no budget til Feb, ping her 1 feb',
        {'people': ['Hope Sullivan'], 'day': '2026-11-18', 'next_due': '2027-02-01'},
    ),
    (
        'rich c + bill n golf sun',
        {'people': ['Rich Coleman', 'Bill Nakamura'], 'day': '2026-11-15'},
    ),
    (
        'carmen 2 calls today, left msg both times',
        {'people': ['Carmen de la Fuente'], 'day': '2026-11-18', 'not_kind': {'met', 'replied'}},
    ),
    (
        "rohan razorpay zoom 30m y'day, he'll loop in CFO",
        {'kind': 'video', 'people': ['Rohan Mehta'], 'person_org': ['Razorpay'], 'minutes': 30, 'day': '2026-11-17', 'promise_who': 'them'},
    ),
    (
        'nikhil: demo pushed to 2 dec',
        {'people': ['Nikhil Deshpande'], 'day': '2026-11-18', 'any_due': '2026-12-02'},
    ),
    (
        'Will draper will get back w/ numbers eow',
        {'people': ['Will Draper'], 'day': '2026-11-18', 'promise_who': 'them', 'promise_due': {'2026-11-20', '2026-11-21', '2026-11-22'}},
    ),
    (
        "Had a really lovely coffee with Kate Doyle yesterday, she said she'd pass my CV to her boss Tom by Friday",
        {'kind': 'coffee', 'people': ['Kate Doyle'], 'day': '2026-11-17', 'promise_who': 'them', 'promise_due': '2026-11-20', 'not_people': ['Tom Ashworth', 'Tom Becker', 'Tom']},
    ),
    (
        "so I finally got hold of Liz Morgan on the phone, about 25 mins, and I promised I'd send her my portfolio tonight",
        {'people': ['Liz Morgan'], 'kind': 'call', 'minutes': 25, 'promise_who': 'me', 'promise_due': '2026-11-18'},
    ),
    (
        "Was supposed to meet Chase for lunch today but he had to cancel, we're trying again next Tuesday",
        {'people': ['Chase Bennett'], 'day': '2026-11-18', 'not_kind': {'lunch', 'met'}, 'next_due': '2026-11-24'},
    ),
    (
        'Thandiwe introduced me to Pieter Botha who runs hiring at Naspers, owe her one!',
        {'some_people': ['Thandiwe Nkosi'], 'favour': 'received', 'day': '2026-11-18'},
    ),
    (
        "Interview with Hope Sullivan at Stripe went well I think, hour and a half, she'll let me know by the 27th",
        {'people': ['Hope Sullivan'], 'day': '2026-11-18', 'minutes': 90, 'promise_who': 'them', 'promise_due': '2026-11-27'},
    ),
    (
        'Rejected by Allegro, Katarzyna was super kind about it though',
        {'kind': 'rejected', 'people': ['Katarzyna Wójcik'], 'day': '2026-11-18'},
    ),
    (
        'Reached out to Alexandra Petrov on LinkedIn on Sunday, no reply yet',
        {'people': ['Alexandra Petrov'], 'day': '2026-11-15', 'kind': {'linkedin', 'message'}},
    ),
    (
        "Drew's wife just had a baby girl, called her Maya!",
        {'people': ['Drew Patterson'], 'kind': 'note', 'not_people': ['Maya'], 'day': '2026-11-18'},
    ),
    (
        'Lunch with Sam Taylor on Monday then a quick call with Samantha Reed this morning',
        {'some_people': ['Sam Taylor', 'Samantha Reed'], 'day': {'2026-11-16', '2026-11-18'}},
    ),
    (
        'Met Guðrún for breakfast (Prikið) on Saturday, she offered to review my cover letter',
        {'people': ['Guðrún Jónsdóttir'], 'day': '2026-11-14'},
    ),
    (
        "I reviewed Pat's pitch deck as a favour, took me two hours",
        {'people': ["Pat O'Neill"], 'favour': 'given', 'day': '2026-11-18'},
    ),
    (
        'Jean-Pierre never turned up to our zoom this morning :(',
        {'people': ['Jean-Pierre Lefèvre'], 'day': '2026-11-18', 'not_kind': {'met', 'replied', 'video'}},
    ),
    (
        'Art wrote back!! he can do a call on the 24th at 3pm',
        {'kind': {'email', 'message', 'replied'}, 'people': ['Art Kowalski'], 'day': '2026-11-18', 'any_due': '2026-11-24'},
    ),
    (
        'Two weeks ago I had drinks with Anne-Marie and her colleague Benoit, must thank her',
        {'kind': 'drinks', 'some_people': ['Anne-Marie Dupont'], 'day': '2026-11-04'},
    ),
    (
        'Sarah W is leaving Deloitte at Christmas, keep it quiet',
        {'people': ['Sarah Whitfield'], 'day': '2026-11-18', 'kind': 'note'},
    ),
    (
        'Coffe with mike tanka yesterday 30 min',
        {'kind': 'coffee', 'people': ['Mike Tanaka'], 'day': '2026-11-17', 'minutes': 30, 'or_ask': True},
    ),
    (
        'Text from rich re the factory visit',
        {'people': ['Rich Coleman'], 'kind': {'message', 'replied'}, 'day': '2026-11-18'},
    ),
    (
        'Lucnh with priya tmrw cancelled',
        {'people': ['Priya Raman'], 'day': '2026-11-18', 'not_kind': {'lunch', 'met'}},
    ),
    (
        'May not coming thursday, moved to mon',
        {'people': ['May Thornton'], 'day': '2026-11-18', 'any_due': '2026-11-23', 'not_kind': {'met'}, 'or_ask': True},
    ),
    (
        "Saw elizabeth w at the school gate , she asks about june's report",
        {'people': ['Elizabeth Warrick'], 'day': '2026-11-18', 'kind': 'met', 'or_ask': True},
    ),
    (
        'Called fatima zarah no anwser',
        {'people': ['Fatima Zahra Benali'], 'day': '2026-11-18', 'not_kind': {'met', 'replied'}},
    ),
    (
        'Whatsapp wei zhang sent him the pdf',
        {'people': ['Wei Zhang'], 'kind': 'message', 'day': '2026-11-18'},
    ),
    (
        'Lars is in london 3-5 dec wants to meet',
        {'people': ['Lars Østergaard'], 'day': '2026-11-18', 'not_kind': {'met'}},
    ),
    (
        'Beers w neil y last nite',
        {'kind': 'drinks', 'people': ['Neil Young'], 'day': '2026-11-17'},
    ),
    (
        'Remind me to call sue on friday abt the nhs thing',
        {'people': ['Sue Barker'], 'any_due': '2026-11-20', 'not_kind': {'met'}, 'day': '2026-11-18'},
    ),
    (
        'Bob s dinner sat, he paid, i owe him',
        {'kind': 'dinner', 'people': ['Bob Sterling'], 'day': '2026-11-14', 'favour': 'received'},
    ),
    (
        'Jiwoo call 15mins she will send me samples by nxt fri',
        {'kind': 'call', 'people': ['Ji-woo Han'], 'minutes': 15, 'day': '2026-11-18', 'promise_who': 'them', 'promise_due': {'2026-11-20', '2026-11-27'}},
    ),
    (
        'Mark f said yes!!',
        {'people': ['Mark Feeney'], 'day': '2026-11-18'},
    ),
    (
        "Gave layla's number to khalid",
        {'some_people': ['Khalid bin Rashid'], 'day': '2026-11-18', 'not_kind': {'met'}, 'or_ask': True},
    ),
    (
        'Chris evans pfizer call at 4 ,20m',
        {'kind': 'call', 'people': ['Christine Evans'], 'minutes': 20, 'time': '16:00', 'day': '2026-11-18', 'or_ask': True},
    ),
    (
        'Had a word with Nikhil only, he will revert by Monday',
        {'people': ['Nikhil Deshpande'], 'day': '2026-11-18', 'promise_who': 'them', 'promise_due': '2026-11-23'},
    ),
    (
        'Chai with Rohan from Flipkart day before yesterday, half an hour',
        {'people': ['Rohan Mehta'], 'person_org': ['Flipkart'], 'day': '2026-11-16', 'minutes': 30},
    ),
    (
        "Priya ma'am did the needful, intro to Mr. Iyer at Infosys received",
        {'some_people': ['Priya Raman'], 'favour': 'received', 'day': '2026-11-18'},
    ),
    (
        'Deepa preponed our meeting to tomorrow 11 am',
        {'people': ['Deepa Krishnan'], 'day': '2026-11-18', 'any_due': '2026-11-19', 'not_kind': {'met'}},
    ),
    (
        'Pint with Tim Hargreaves Thursday week (The Eagle)',
        {'people': ['Tim Hargreaves'], 'kind': 'drinks', 'day': {'2026-11-18', '2026-11-26'}, 'or_ask': True},
    ),
    (
        'Tea with Sue Barker last Friday fortnight, must drop her a line by half term',
        {'people': ['Sue Barker'], 'or_ask': True},
    ),
    (
        'Rang Siobhan twice, engaged both times',
        {'people': ["Siobhán O'Brien"], 'day': '2026-11-18', 'not_kind': {'met', 'replied'}},
    ),
    (
        'Caught up with Tom A over a curry on the 10th (Tayyabs)',
        {'people': ['Tom Ashworth'], 'day': '2026-11-10', 'not_people': ['Tayyabs']},
    ),
    (
        'Neil Young & Kate Doyle both cried off tonight',
        {'people': ['Neil Young', 'Kate Doyle'], 'day': '2026-11-18', 'not_kind': {'drinks', 'met'}},
    ),
    (
        "I've told Mark Feeney I'd let him have the figures by close of play Thursday",
        {'people': ['Mark Feeney'], 'day': '2026-11-18', 'promise_who': 'me', 'promise_due': '2026-11-19'},
    ),
    (
        'Grace put in a good word for me with her husband Femi',
        {'people': ['Grace Adeyemi'], 'favour': 'received', 'day': '2026-11-18', 'not_people': ['Femi']},
    ),
    (
        'Met Rohan Mehta (Razorpay) in Koramangala on 5th Nov, 1.5 hrs',
        {'people': ['Rohan Mehta'], 'person_org': ['Razorpay'], 'day': '2026-11-05', 'minutes': 90},
    ),
    (
        'Dropped Will a line Monday about the allotment',
        {'people': ['Will Draper'], 'day': '2026-11-16', 'kind': {'email', 'message', 'note'}},
    ),
    (
        'Robert Hughes rang, 10 mins, his daughter Chloe starts uni in September',
        {'kind': 'call', 'people': ['Robert Hughes'], 'minutes': 10, 'day': '2026-11-18', 'not_people': ['Chloe']},
    ),
    (
        'Lunch with Liz W on Tuesday next, she is booking',
        {'people': ['Elizabeth Warrick'], 'day': {'2026-11-18', '2026-11-24'}, 'or_ask': True},
    ),
    (
        'Yesterday I have spoken with Katarzyna about the workshop, she will to send abstract until 30.11.',
        {'people': ['Katarzyna Wójcik'], 'day': '2026-11-17', 'promise_who': 'them', 'promise_due': '2026-11-30'},
    ),
    (
        'Panel at PyCon Ireland w/ Olu, Anne-Marie and Jan vd Berg 14.11.',
        {'people': ['Olu Bankole', 'Anne-Marie Dupont', 'Jan van der Berg'], 'day': '2026-11-14'},
    ),
    (
        'Dr. Østergaard agreed to review our paper before 1 December',
        {'people': ['Lars Østergaard'], 'day': '2026-11-18', 'promise_who': 'them', 'promise_due': {'2026-11-30', '2026-12-01'}},
    ),
    (
        'Wrote to Prof. Whitfield re: keynote, waiting for answer',
        {'people': ['Sarah Whitfield'], 'day': '2026-11-18', 'kind': {'email', 'message'}},
    ),
    (
        "@diegor dm'd me about speaker slot",
        {'people': ['Diego Ramírez'], 'kind': 'message', 'or_ask': True},
    ),
    (
        'Mehmet bey ile kahve dün, 40 dk',
        {'people': ['Mehmet Yılmaz'], 'minutes': 40, 'or_ask': True},
    ),
    (
        'Video call with Trần Văn Minh 9:00-9:40, he search a mentor for his team',
        {'kind': 'video', 'people': ['Trần Văn Minh'], 'time': '09:00', 'minutes': 40, 'day': '2026-11-18'},
    ),
    (
        'We had appointment with Alex Moreau on 17/11 but he was sick',
        {'people': ['Alex Moreau'], 'day': {'2026-11-17', '2026-11-18'}, 'not_kind': {'met'}},
    ),
    (
        '佐藤健 emailed last week, sends slides by 12/5',
        {'people': ['佐藤健'], 'or_ask': True, 'promise_who': 'them'},
    ),
    (
        'met Dmitry Sokolov at hallway track; told him I introduce him to Wei',
        {'kind': 'met', 'people': ['Дмитрий Соколов'], 'day': '2026-11-18', 'promise_who': 'me', 'or_ask': True},
    ),
    (
        'Layla confirmed as sponsor, invoice goes out 1/12',
        {'people': ['Layla al-Hashimi'], 'day': '2026-11-18'},
    ),
    (
        'talked 20 minutes to Khalid after the keynote and on friday we phoned again with Layla',
        {'some_people': ['Khalid bin Rashid', 'Layla al-Hashimi'], 'day': {'2026-11-13', '2026-11-18'}},
    ),
    (
        'Thanked Fatima Zahra for lending us the venue',
        {'people': ['Fatima Zahra Benali'], 'favour': 'received', 'day': '2026-11-18', 'or_ask': True},
    ),
    (
        'Samantha is allergic to nuts, vegetarian',
        {'people': ['Samantha Reed'], 'kind': 'note', 'day': '2026-11-18'},
    ),
    (
        "skype w/ Michael Brandt's PhD student Jonas (Bosch) 3 days ago",
        {'some_people': ['Jonas'], 'kind': 'video', 'day': '2026-11-15', 'not_people': ['Michael Brandt'], 'or_ask': True},
    ),
]
