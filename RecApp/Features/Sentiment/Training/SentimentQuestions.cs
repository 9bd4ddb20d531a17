using RecApp.Bundles;
using RecApp.Features.Sentiment.Api;
using RecApp.Features.Sentiment.Model;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Serving;

namespace RecApp.Features.Sentiment.Training;

/// <summary>What a model's measures are like on reviews of films: those of the fold that its manifest says it has not seen, else of the first.</summary>
internal static class SentimentQuestions
{
    private const int Most = 1_000;

    // So many are never more than one request may hold.
    private const int Together = SentimentRules.MostCharactersTogether / SentimentRules.MostCharacters;

    /// <summary>Asks for a seeded sample of the reviews.</summary>
    /// <param name="bundle">Of the model.</param>
    /// <param name="model">One of <see cref="SentimentService.Models"/>.</param>
    /// <param name="folder">As for <see cref="ReviewData.Read"/>.</param>
    /// <param name="films">[reviews] which film each is about.</param>
    public static IReadOnlyList<FeatureReference> Measure(ModelBundle bundle, string model, string folder, IReadOnlyList<string> films)
    {
        ISentimentModel loaded = model == SentimentService.Lstm ? LstmModel.Load(bundle) : LinearModel.Load(bundle);
        using var native = loaded as IDisposable;
        var references = new MeasureReferences(SentimentMeasures.All);
        foreach (string[] texts in Sample(folder, films, LstmReport.HeldOutFoldOf(bundle.Manifest) ?? 0).Chunk(Together))
            references.Ask(SentimentService.Judge[model], loaded, new(Texts: texts, Model: model));
        return references.Counted();
    }

    private static string[] Sample(string folder, IReadOnlyList<string> films, int fold)
    {
        int[] folds = FilmFolds.Of(films);
        string[] texts = [.. LanguageEvaluation.Texts(folder).Where((text, review) => folds[review] == fold && SentimentRules.Problem(text) is null)];
        new Random(FilmFolds.Seed).Shuffle(texts);
        return [.. texts.Take(Most)];
    }
}
