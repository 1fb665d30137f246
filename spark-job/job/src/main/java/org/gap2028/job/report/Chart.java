package org.gap2028.job.report;

/**
 * A chart: what it shows in words, what it is drawn from, and the same as a table.
 *
 * @param dataset what it is drawn from
 * @param title what it shows, plain text
 * @param alternative what a reader sees in it, plain text, for those who do not see it
 * @param table the numbers as HTML
 */
record Chart(Dataset dataset, String title, String alternative, String table) {

  /** The figure; the script draws into its plot, and without a script text and table remain. */
  String html() {
    return """
    <figure class="chart" id="chart-%1$s" data-chart="%1$s">
    <figcaption>%2$s</figcaption>
    <p class="alternative">%3$s</p>
    <div class="plot" role="img" aria-label="%2$s. %3$s"></div>
    <div class="tools"><button type="button" data-csv="%1$s" aria-label="Data of this chart as CSV: %2$s">Data (CSV)</button></div>
    %4$s</figure>
    """
        .formatted(
            dataset.id(),
            Html.text(title),
            Html.text(alternative),
            Html.foldable("The numbers as a table", table));
  }
}
