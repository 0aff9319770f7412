/** Writes attendance as an XLSX workbook. */
module io.unisession.attendance.xlsx {
    requires transitive io.unisession.attendance;
    requires org.dhatim.fastexcel;
    requires static transitive org.jspecify;

    exports io.unisession.attendance.xlsx;
}
