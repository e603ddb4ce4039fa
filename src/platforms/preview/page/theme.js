/** Light or dark: what the machine prefers, until someone chooses. */

const root = document.documentElement;
const preferred = matchMedia("(prefers-color-scheme: dark)");

function apply() {
  const chosen = localStorage.getItem("paperboy-theme");
  root.dataset.theme = chosen ?? (preferred.matches ? "dark" : "light");
}

apply();
preferred.addEventListener("change", apply);
document.querySelector("#theme")?.addEventListener("click", () => {
  localStorage.setItem("paperboy-theme", root.dataset.theme === "dark" ? "light" : "dark");
  apply();
});
