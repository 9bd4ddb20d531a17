using RecApp.Features.Sentiment.Api;
using RecApp.Features.Sentiment.Model;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Model.Text;
using RecApp.Serving;
using RecApp.Tables;

namespace RecApp.Features.Sentiment.Scoring;

/// <summary>Judges many reviews, a part at a time, so that others get their turn in between. One record stands for all of them.</summary>
public sealed class BatchReader(SentimentService service, Predictions predictions)
{
    private const int Part = 100;

    /// <summary>Judges all reviews that can be judged.</summary>
    /// <param name="reviews">1 or more.</param>
    /// <param name="reading">How their file was understood.</param>
    /// <param name="model">One of <see cref="SentimentService.Models"/>.</param>
    /// <param name="onRead">Told the part judged so far, 0–1.</param>
    /// <param name="cancellationToken">Stops; nothing is kept.</param>
    /// <exception cref="Serving.InferenceBusyException">Too many at once, or a part took too long.</exception>
    public async Task<BatchResult> ReadAsync(IReadOnlyList<string> reviews, TableReading reading, string model, Action<double> onRead, CancellationToken cancellationToken)
    {
        var rows = new BatchRow[reviews.Count];
        int[] numbers = [.. reading.RowNumbers];
        string version = "";
        foreach (var part in reviews.Index().Chunk(Part))
        {
            foreach (var (row, text) in part)
                if (SentimentRules.Problem(text) is { } problem)
                    rows[row] = new(numbers[row], text, null, null, problem);
            var usable = part.Where(review => rows[review.Index] is null).ToArray();
            var answer = await service.ReadAsync([.. usable.Select(review => review.Item)], model, cancellationToken);
            version = answer.ModelVersion;
            foreach (var ((row, text), prediction) in usable.Zip(answer.Predictions))
                rows[row] = new(numbers[row], text, prediction.Label, prediction.Probability, prediction.Reason);
            onRead((part[^1].Index + 1) / (double)reviews.Count);
        }
        var id = predictions.Record<ISentimentModel>(SentimentService.BundleOf(model), version, model, (served, measured) => Measure(served, rows, measured));
        return new(reading.FileName, model, version, rows, id);
    }

    private static void Measure(ISentimentModel model, BatchRow[] rows, Measured measured)
    {
        BatchRow[] judged = [.. rows.Where(row => row.Label is not null)];
        measured.SetMeans(judged.Length, (row, of) =>
            SentimentMeasures.Set(model, ReviewTokenizer.Tokenize(judged[row].Text), new(judged[row].Label!, judged[row].Probability, Guid.Empty), of));
    }
}
