using System.IO.Compression;
using System.Net.Mime;
using Microsoft.AspNetCore.ResponseCompression;

namespace RecApp.Hosting;

/// <summary>
/// Compresses pages. What a page has that is secret, the tokens of forms and the state of components, is encrypted anew for every answer,
/// so that the length of a page that quotes its address tells nothing of it (BREACH). Answers of the API are small, and compressed by who calls
/// for it in front of the application.
/// </summary>
internal static class PageCompression
{
    public static IServiceCollection AddPageCompression(this IServiceCollection services)
    {
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        return services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [MediaTypeNames.Text.Html];
        });
    }
}
