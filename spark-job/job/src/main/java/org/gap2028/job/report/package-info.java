/**
 * {@code report.html}: one file that tells a run's results in words, charts and tables. Read {@link
 * org.gap2028.job.report.ReportPage} first. Java makes text, tables and the charts' data; {@code
 * report.js} draws.
 */
package org.gap2028.job.report;
