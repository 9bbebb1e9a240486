"use strict";
// What the page adds to textual-serve's terminal: which app it shows, coming back to it, and pasting with ctrl+v.

const TAB_KEY = "planner-tab";
const RETRY = 1000; // milliseconds

function newTab() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A page that is loaded again in the same tab comes back to the app that it showed.
const tab = sessionStorage.getItem(TAB_KEY) || newTab();
sessionStorage.setItem(TAB_KEY, tab);

function socketAddress() {
  const address = new URL(`ws/${tab}`, location.href);
  address.protocol = "ws:";
  return address.href;
}

async function isRunning() {
  const answer = await fetch(`alive?tab=${tab}`);
  if (!answer.ok) throw new Error("refused");
  return (await answer.json()).running;
}

function say(text, again) {
  document.getElementById("message").textContent = text;
  document.getElementById("again").hidden = !again;
}

function isShownElsewhere() {
  return document.body.dataset.reason === "shown elsewhere";
}

// The terminal says that its connection is closed by a class of the body.
async function comeBack() {
  if (isShownElsewhere()) {
    say("This is shown in another window.", true);
    return;
  }
  try {
    if (await isRunning()) {
      location.reload();
    } else {
      say("The planner was left.", true);
    }
  } catch {
    say("The connection was lost. Coming back …", false);
    setTimeout(comeBack, RETRY);
  }
}

// The terminal would send ctrl+v to the app as a key; left alone, the browser pastes.
function letPaste(event) {
  const pastes = event.ctrlKey && !event.altKey && event.key.toLowerCase() === "v";
  if (pastes) event.stopImmediatePropagation();
}

// The terminal keeps its socket to itself; this hears why it was closed.
class WatchedSocket extends WebSocket {
  constructor(...values) {
    super(...values);
    this.addEventListener("close", (event) => {
      document.body.dataset.reason = event.reason;
    });
  }
}
window.WebSocket = WatchedSocket;

document.addEventListener("DOMContentLoaded", () => {
  document.getElementById("terminal").dataset.sessionWebsocketUrl = socketAddress();
  document.getElementById("again").addEventListener("click", () => location.reload());
  const closed = new MutationObserver(() => {
    if (!document.body.classList.contains("-closed")) return;
    closed.disconnect();
    comeBack();
  });
  closed.observe(document.body, { attributes: true, attributeFilter: ["class"] });
});
window.addEventListener("keydown", letPaste, true);
