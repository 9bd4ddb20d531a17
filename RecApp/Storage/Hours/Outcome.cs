namespace RecApp.Storage.Hours;

/// <summary>How a question put to a model ended. The order is that of the columns of <c>prediction_hours</c>.</summary>
public enum Outcome
{
    /// <summary>It was answered.</summary>
    Answered,

    /// <summary>The request made no sense.</summary>
    Invalid,

    /// <summary>Too many were asking.</summary>
    Busy,

    /// <summary>No version of the model could be loaded.</summary>
    Unavailable,

    /// <summary>Whoever asked gave up.</summary>
    Cancelled,

    /// <summary>The program has a fault.</summary>
    Failed,
}
