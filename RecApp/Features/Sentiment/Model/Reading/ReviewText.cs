using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Features.Sentiment.Model.Reading;

/// <summary>A review that several models read; it is cut into tokens once, by whoever reads it first.</summary>
public sealed class ReviewText(string text)
{
    private readonly Lazy<List<TextToken>> _tokens = new(() => ReviewTokenizer.Tokenize(text));

    /// <summary>As it was written.</summary>
    public string Text => text;

    internal List<TextToken> Tokens => _tokens.Value;
}
