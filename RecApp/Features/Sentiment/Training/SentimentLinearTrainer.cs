using System.Text;
using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Model.Text;
using RecApp.Learning;
using RecApp.Learning.Linear;

namespace RecApp.Features.Sentiment.Training;

/// <summary>Trains the linear model and measures it on films that it has not seen.</summary>
/// <param name="data">The reviews.</param>
/// <param name="said">Further texts, which every fit learns from.</param>
/// <param name="say">Told what is being done.</param>
internal sealed class SentimentLinearTrainer(ReviewData data, SaidReviews said, Action<string> say)
{
    // Found by cross-validation; the accuracy hardly depends on it.
    private const double Cost = 0.1;
    private const double Tolerance = 0.02;
    private const int Seed = 1;
    private const int LeastReviewsOfKnownWord = 3;

    private readonly ReviewNgrams _ngrams = ReviewNgrams.Of(data.Texts, said.Texts);
    private readonly bool[] _labels = [.. data.Positive, .. said.Positive];

    /// <summary>[reviews] log-odds by a fit that has seen no review of the same film.</summary>
    public double[] HeldOut()
    {
        int[] folds = FilmFolds.Of(data.Films);
        var logits = new double[data.Texts.Count];
        for (int fold = 0; fold < FilmFolds.Count; fold++)
        {
            int[] held = Members(review => folds[review] == fold);
            double[] scores = HeldOut(Members(review => folds[review] != fold), held);
            for (int i = 0; i < held.Length; i++)
                logits[held[i]] = scores[i];
            say($"Fold {fold + 1} of {FilmFolds.Count}: accuracy {held.Count(review => logits[review] > 0 == data.Positive[review]) / (double)held.Length:F4}");
        }
        return logits;

        int[] Members(Func<int, bool> belongs) => [.. Enumerable.Range(0, data.Texts.Count).Where(belongs)];
    }

    /// <summary>Log-odds of some reviews by a fit to others.</summary>
    public double[] HeldOut(int[] members, int[] held)
    {
        var (weights, intercept) = Fit(members);
        return [.. held.Select(review => Score(review, weights, intercept))];
    }

    /// <summary>Fits all reviews and writes the bundle.</summary>
    /// <param name="models">Folder of all models.</param>
    /// <param name="heldOut">From <see cref="HeldOut()"/>.</param>
    /// <param name="commit">The code's.</param>
    /// <param name="clock">Tells the day.</param>
    public ModelManifest Write(string models, double[] heldOut, string commit, TimeProvider clock)
    {
        double temperature = Calibration.Temperature(heldOut, data.Positive);
        var quality = SentimentQuality.Of([.. heldOut.Select(logit => logit / temperature)], data.Positive);
        var (weights, intercept) = Fit([.. Enumerable.Range(0, data.Texts.Count)]);
        var rounded = NgramWeights.From(_ngrams.Keys, weights, out byte[] file);
        string[] words = KnownWords();
        var statistics = SentimentStatisticsBuilder.Of(data, words.ToHashSet(StringComparer.Ordinal).Contains, quality.Histogram);
        return ModelBundleWriter.Write(
            models,
            new()
            {
                Name = SentimentService.LinearName,
                Task = "Tell praise from displeasure in film reviews, every word's part included",
                Algorithm = "Naive-Bayes-weighted logistic regression over one to three neighbouring words (Wang and Manning 2012), by dual coordinate descent",
                CreatedUtc = clock.GetUtcNow(),
                CodeCommit = commit,
                Data = [data.Sources[0], .. said.Source is { } source ? [source] : Array.Empty<DataSource>()],
                Split = new($"{FilmFolds.Description}; the served model is fitted to all reviews", FilmFolds.Seed),
                Hyperparameters = new Dictionary<string, JsonElement>
                {
                    ["longest n-gram"] = JsonSerializer.SerializeToElement(Ngrams.Longest),
                    ["reviews that must share an n-gram"] = JsonSerializer.SerializeToElement(ReviewNgrams.LeastReviews),
                    ["n-grams"] = JsonSerializer.SerializeToElement(rounded.Count),
                    ["cost"] = JsonSerializer.SerializeToElement(Cost),
                    ["temperature"] = JsonSerializer.SerializeToElement(temperature),
                    ["folds"] = JsonSerializer.SerializeToElement(FilmFolds.Count),
                },
                Metrics = quality.Metrics("reviews of films that the fit has not seen, each of ten folds in turn", SentimentService.Linear),
                Reference = [SentimentStatisticsBuilder.WordsOfReviews(data)],
            },
            new Dictionary<string, byte[]>
            {
                [LinearModel.WeightsFile] = file,
                [LinearModel.WordsFile] = Encoding.ASCII.GetBytes(string.Join('\n', words) + "\n"),
                [LinearModel.SettingsFile] = JsonSerializer.SerializeToUtf8Bytes(new LinearSettings(intercept, temperature), SentimentStatistics.Json),
                [SentimentStatistics.File] = JsonSerializer.SerializeToUtf8Bytes(statistics, SentimentStatistics.Json),
            });
    }

    private (double[] Weights, double Intercept) Fit(int[] members)
    {
        members = [.. members, .. Enumerable.Range(data.Texts.Count, said.Texts.Count)];
        var rows = _ngrams.Rows.Scaled(_ngrams.LogRatios(_labels, members));
        var fit = LogisticRegression.Fit(rows, _labels, members, Cost, Tolerance, Seed);
        return ([.. fit.Weights.Select((weight, column) => weight * rows.Scales[column])], fit.Intercept);
    }

    private double Score(int review, double[] weights, double intercept)
    {
        double sum = intercept;
        foreach (int column in _ngrams.Rows.Row(review))
            sum += weights[column];
        return sum;
    }

    private string[] KnownWords() =>
    [
        .. data.Texts.SelectMany(text => text.Where(token => token.IsWord).Select(token => token.Word).Distinct(StringComparer.Ordinal))
            .CountBy(word => word, StringComparer.Ordinal).Where(word => word.Value >= LeastReviewsOfKnownWord).Select(word => word.Key).Order(StringComparer.Ordinal),
    ];
}
