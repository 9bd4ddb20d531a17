namespace RecApp.Serving;

/// <summary>Header of answers whose form is another system's, with the id under which they can be looked up and rated.</summary>
public static class PredictionHeader
{
    /// <summary>Its name.</summary>
    public const string Name = "X-Prediction-Id";

    /// <summary>Sets it.</summary>
    public static void SetPredictionId(this HttpResponse response, Guid id) => response.Headers[Name] = id.ToString();
}
