// Where the tabs are wider than the window, also once the telephone is turned, the one that is open
// stands in sight.
function bringTabsIntoSight() {
  for (const tabs of document.querySelectorAll(".tabs")) {
    const open = tabs.querySelector("[aria-current]");
    if (!open) continue;
    const at = open.getBoundingClientRect().left - tabs.getBoundingClientRect().left + tabs.scrollLeft;
    tabs.scrollLeft = at - (tabs.clientWidth - open.offsetWidth) / 2;
  }
}

addEventListener("resize", bringTabsIntoSight);
bringTabsIntoSight();
