// Asks whether a file of the theme has changed since this page was made, and loads the page anew when one has.
const seen = document.currentScript.dataset.seen;
const pause = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds));

async function watch() {
  for (;;) {
    try {
      const answer = await fetch('/_dev/changes?seen=' + encodeURIComponent(seen));
      if (answer.ok && (await answer.text()) !== seen) return location.reload();
      if (!answer.ok) await pause(1000);
    } catch {
      // The preview was stopped; it may come back.
      await pause(1000);
    }
  }
}

watch();
