using RecApp.Storage;

namespace RecApp.Tests.Support;

/// <summary>Answers that nobody had to compute.</summary>
internal static class RecordedPredictions
{
    /// <summary>Records an answer and gives its id.</summary>
    public static Guid Record(this PredictionLog log, string model, string version, string variant)
    {
        var prediction = log.New(model, version, variant);
        log.Record(prediction);
        return prediction.Id;
    }
}
