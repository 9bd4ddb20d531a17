namespace RecApp.Cluster.Turns;

/// <summary>Lets one instance do what every one of them would do by its clock; its key says what.</summary>
[Alias("recapp.turn")]
internal interface ITurnGrain : IGrainWithStringKey
{
    /// <summary>Takes the turn, unless somebody has had it within the last <paramref name="every"/>.</summary>
    [Alias("take")]
    Task<bool> TakeAsync(TimeSpan every);
}
