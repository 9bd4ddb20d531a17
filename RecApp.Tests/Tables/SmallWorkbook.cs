using System.Globalization;
using System.IO.Compression;

namespace RecApp.Tests.Tables;

/// <summary>Writes the smallest workbook that holds a table.</summary>
internal static class SmallWorkbook
{
    /// <summary>As .xlsx.</summary>
    /// <param name="rows">Rows of cells as XML.</param>
    /// <param name="strings">Content of the shared strings; none where null.</param>
    public static byte[] Write(Action<StreamWriter> rows, Action<StreamWriter>? strings = null)
    {
        using MemoryStream bytes = new();
        using (ZipArchive archive = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Entry(archive, "[Content_Types].xml", text => text.Write("""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"""));
            Entry(archive, "_rels/.rels", text => text.Write("""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""));
            Entry(archive, "xl/workbook.xml", text => text.Write("""<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"""));
            Entry(archive, "xl/_rels/workbook.xml.rels", text => text.Write("""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""));
            Entry(archive, "xl/sharedStrings.xml", text =>
            {
                text.Write("""<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">""");
                strings?.Invoke(text);
                text.Write("</sst>");
            });
            Entry(archive, "xl/worksheets/sheet1.xml", text =>
            {
                text.Write("""<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">""");
                rows(text);
                text.Write("</worksheet>");
            });
        }
        return bytes.ToArray();
    }

    /// <summary>A table of texts and numbers.</summary>
    public static byte[] Write(string[] names, double[][] rows) => Write(text =>
    {
        text.Write("<sheetData>");
        text.Write($"<row>{string.Concat(names.Select(name => $"<c t=\"inlineStr\"><is><t>{name}</t></is></c>"))}</row>");
        foreach (double[] row in rows)
            text.Write($"<row>{string.Concat(row.Select(value => string.Create(CultureInfo.InvariantCulture, $"<c><v>{value:R}</v></c>")))}</row>");
        text.Write("</sheetData>");
    });

    private static void Entry(ZipArchive archive, string name, Action<StreamWriter> write)
    {
        using StreamWriter text = new(archive.CreateEntry(name, CompressionLevel.Fastest).Open());
        write(text);
    }
}
