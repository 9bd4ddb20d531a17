using RecApp.Bundles;
using RecApp.Features.Sentiment.Model.Text;
using RecApp.Storage;

namespace RecApp.Features.Sentiment.Training;

/// <summary>Texts that visitors of a server let it learn from: learnt from by every fit, and tested by none.</summary>
/// <param name="Texts">[texts][tokens].</param>
/// <param name="Positive">[texts] whether it praises.</param>
/// <param name="Source">What the manifest says of them; null for none.</param>
internal sealed record SaidReviews(IReadOnlyList<List<TextToken>> Texts, IReadOnlyList<bool> Positive, DataSource? Source)
{
    /// <summary>Nobody's.</summary>
    public static SaidReviews None { get; } = new([], [], null);

    /// <summary>Those of a server.</summary>
    /// <param name="storage">The folder <c>Storage:Path</c>; null for nobody's.</param>
    /// <exception cref="Tables.DataFileException">There is no storage, or it can't be read.</exception>
    public static SaidReviews Read(string? storage) => storage is null ? None : Of(SaidReader.Texts(storage, SentimentService.Models.Select(SentimentService.BundleOf)));

    /// <summary>Those that were read.</summary>
    public static SaidReviews Of(IReadOnlyList<SaidText> texts) => texts.Count == 0
        ? None
        : new([.. texts.Select(text => ReviewTokenizer.Tokenize(text.Text))], [.. texts.Select(text => text.IsPraise)], VisitorsSource.Of([.. texts.Select(text => $"{(text.IsPraise ? '+' : '-')}{text.Text}")]));
}
