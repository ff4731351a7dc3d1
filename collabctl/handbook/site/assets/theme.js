// Runs before the page is painted: the reader's choice of light or dark, where there is one.
(function () {
  "use strict";
  document.documentElement.classList.add("script");
  try {
    var chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  } catch (error) {
    // No memory here, such as in a private window: the system's choice stands.
  }
})();
