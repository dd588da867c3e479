// Where the tabs are wider than the window, the one that is open stands in sight.
for (const tabs of document.querySelectorAll(".tabs")) {
  const open = tabs.querySelector("[aria-current]");
  if (!open) continue;
  const at = open.getBoundingClientRect().left - tabs.getBoundingClientRect().left + tabs.scrollLeft;
  tabs.scrollLeft = at - (tabs.clientWidth - open.offsetWidth) / 2;
}
