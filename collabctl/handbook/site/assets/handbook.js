// What is nicer with a script: light or dark, search, and the finder. All of it works over file:// too.
(function () {
  "use strict";

  // Capitals, accents and signs do not count; every word stands between blanks.
  function folded(text) {
    var plain = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    return " " + plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim() + " ";
  }

  function wordsOf(text) {
    return folded(text).split(" ").filter(Boolean);
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function light_or_dark() {
    var button = document.querySelector("button.theme");
    var system = window.matchMedia("(prefers-color-scheme: dark)");
    function isDark() {
      var chosen = document.documentElement.dataset.theme;
      return chosen ? chosen === "dark" : system.matches;
    }
    function show() {
      button.setAttribute("aria-pressed", String(isDark()));
    }
    button.addEventListener("click", function () {
      var chosen = isDark() ? "light" : "dark";
      document.documentElement.dataset.theme = chosen;
      try {
        localStorage.setItem("theme", chosen);
      } catch (error) {
        // It holds for this page, then.
      }
      show();
    });
    system.addEventListener("change", show);
    button.hidden = false;
    show();
  }

  // How well a part of a page answers these words: 0 is not at all. The last letters may still have to be typed.
  function score(part, words, inside) {
    var total = 0;
    for (var word of words) {
      var begins = inside ? word : " " + word;
      if (part.title.includes(begins)) total += part.title === " " + word + " " ? 60 : part.isPage ? 40 : 15;
      else if (part.heading.includes(begins)) total += part.heading === " " + word + " " ? 40 : 20;
      else if (part.text.includes(begins)) total += 2;
      else return 0;
    }
    return total;
  }

  function search() {
    var box = document.querySelector(".search");
    if (!box) return;
    var input = box.querySelector("input");
    var status = box.querySelector("[role=status]");
    var list = box.querySelector("ol");
    var parts = null;
    var sentAway = false; // the reader closed the list, perhaps before the index was there
    var most = 12;

    function load() {
      if (box.querySelector("script")) return;
      var script = element("script");
      script.src = box.dataset.index;
      script.addEventListener("load", function () {
        parts = window.handbookIndex.flatMap(function (page) {
          return page[3].map(function (part, number) {
            return {
              address: page[0] + (part[0] ? "#" + encodeURIComponent(part[0]) : ""),
              name: page[1],
              above: number ? page[1] : page[2],
              called: part[1],
              said: part[2],
              isPage: number === 0,
              title: folded(page[1]),
              heading: folded(part[1]),
              text: folded(part[2]),
            };
          });
        });
        if (!sentAway) look();
      });
      box.append(script);
    }

    function found(words, inside) {
      var rated = parts.map(function (part) {
        return { part: part, points: score(part, words, inside) };
      });
      rated = rated.filter(function (one) {
        // The title of a page stands above each of its parts: that alone does not make these worth showing.
        return one.points > 0 && (one.part.isPage || score({ title: "", heading: one.part.heading, text: one.part.text }, words, inside) > 0);
      });
      return rated.sort(function (one, other) { return other.points - one.points; });
    }

    // A piece of the text around the first word that was looked for, with that word marked.
    function context(said, words) {
      var made = element("span", "context");
      var place = -1;
      var pieces = said.split(/(\s+)/);
      for (var number = 0; number < pieces.length && place < 0; number += 1) {
        var piece = folded(pieces[number]);
        if (words.some(function (word) { return piece.includes(" " + word); })) place = number;
      }
      var from = Math.max(0, place - 12);
      made.append((from ? "… " : "") + pieces.slice(from, Math.max(place, 0)).join(""));
      if (place >= 0) made.append(element("mark", "", pieces[place]));
      made.append(pieces.slice(place + 1, from + 40).join("") + (pieces.length > from + 40 ? " …" : ""));
      return made;
    }

    function look() {
      var words = wordsOf(input.value);
      list.replaceChildren();
      list.hidden = true;
      if (!words.length || !parts) {
        status.textContent = "";
        return;
      }
      var results = found(words, false);
      if (!results.length) results = found(words, true);
      status.textContent = results.length ? box.dataset.results.replace("{number}", results.length) : box.dataset.nothing;
      results.slice(0, most).forEach(function (result) {
        var link = element("a");
        link.href = box.dataset.root + result.part.address;
        link.append(element("strong", "", result.part.called));
        if (result.part.above) link.append(" ", element("small", "", result.part.above));
        if (result.part.said) link.append(context(result.part.said, words));
        var item = element("li");
        item.append(link);
        list.append(item);
      });
      if (!results.length) list.append(element("li", "nothing", box.dataset.nothing));
      list.hidden = false;
    }

    function step(event) {
      var stops = [input].concat(Array.from(list.querySelectorAll("a")));
      var place = stops.indexOf(document.activeElement);
      if (event.key === "Escape") {
        input.focus(); // which would show the list
        sentAway = true;
        list.hidden = true;
      } else if (event.key === "Enter" && place === 0 && stops.length > 1) {
        stops[1].click();
      } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && place >= 0) {
        var next = stops[place + (event.key === "ArrowDown" ? 1 : -1)];
        if (next) next.focus();
      } else return;
      event.preventDefault();
    }

    input.addEventListener("focus", load);
    input.addEventListener("focus", look);
    input.addEventListener("input", function () {
      sentAway = false;
      look();
    });
    box.addEventListener("keydown", step);
    box.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !box.contains(event.relatedTarget)) list.hidden = true;
    });
    document.addEventListener("click", function (event) {
      if (!box.contains(event.target)) list.hidden = true;
    });
    document.addEventListener("keydown", function (event) {
      var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        input.focus();
      }
    });
    box.hidden = false;
  }

  // Which channel for this message: the rows that know most of the words that were typed stay.
  function finder() {
    var box = document.querySelector(".find");
    if (!box) return;
    var input = box.querySelector("input");
    var status = box.querySelector("[role=status]");
    var details = box.parentElement.querySelector(".finder details");
    var rows = Array.from(document.querySelectorAll(".answer")).map(function (row) {
      return { row: row, text: folded(row.textContent + " " + row.dataset.words) };
    });

    function known(row, words) {
      return words.filter(function (word) { return row.text.includes(" " + word); }).length;
    }

    function headings() {
      document.querySelectorAll("main .table").forEach(function (table) {
        if (!table.querySelector(".answer")) return;
        var empty = !table.querySelector(".answer:not([hidden])");
        table.hidden = empty;
        var heading = table.previousElementSibling;
        if (heading && /^H[2-6]$/.test(heading.tagName)) heading.hidden = empty;
      });
    }

    function look() {
      var words = wordsOf(input.value).filter(function (word) { return word.length > 2; });
      var best = Math.max.apply(null, rows.map(function (row) { return known(row, words); }).concat(0));
      var shown = 0;
      rows.forEach(function (row) {
        row.row.hidden = best > 0 && known(row, words) < best;
        if (!row.row.hidden) shown += 1;
      });
      if (!words.length) status.textContent = "";
      else status.textContent = best ? box.dataset.results.replace("{number}", shown) : box.dataset.nothing;
      if (details && words.length) details.open = true;
      headings();
    }

    input.addEventListener("input", look);
    box.hidden = false;
    if (input.value) look();
  }

  light_or_dark();
  search();
  finder();
})();
