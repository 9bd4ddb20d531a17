using Microsoft.AspNetCore.RequestDecompression;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace RecApp.Hosting;

/// <summary>Takes request bodies compressed by gzip, deflate or br. Every limit counts the bytes that come out, so that a small body can't grow into a large one.</summary>
internal static class CompressedBodies
{
    public static IServiceCollection AddCompressedBodies(this IServiceCollection services) => services.AddRequestDecompression(options =>
    {
        foreach (var (coding, provider) in options.DecompressionProviders.ToList())
            options.DecompressionProviders[coding] = new CheckedProvider(provider);
    });

    public static void UseCompressedBodies(this WebApplication app)
    {
        app.Use(RefuseUnknownAsync);
        app.UseRequestDecompression();
    }

    // The framework would hand such a body on as it is, and it would be answered as broken JSON.
    private static Task RefuseUnknownAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        string coding = request.Headers.ContentEncoding.ToString();
        if (coding.Length == 0 || coding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            return next(context);
        if (!context.RequestServices.GetRequiredService<IOptions<RequestDecompressionOptions>>().Value.DecompressionProviders.ContainsKey(coding))
            throw new BadHttpRequestException("The content coding is unknown.", StatusCodes.Status415UnsupportedMediaType);
        // That of the compressed body: whoever wants to know whether a body is large has to look.
        request.Headers.Remove(HeaderNames.ContentLength);
        return next(context);
    }

    private sealed class CheckedProvider(IDecompressionProvider inner) : IDecompressionProvider
    {
        public Stream GetDecompressionStream(Stream stream) => new CheckedBody(inner.GetDecompressionStream(stream));
    }
}
