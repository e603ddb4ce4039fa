/** One line at the edge of the page when something did not work. */

const toast = document.querySelector("#toast");
let timer;

export function complain(error) {
  toast.textContent =
    error instanceof TypeError ? "Paperboy does not answer. Is it still running?" : error.message;
  toast.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => {
    toast.hidden = true;
  }, 6000);
}
