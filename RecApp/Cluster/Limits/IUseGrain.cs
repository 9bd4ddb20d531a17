namespace RecApp.Cluster.Limits;

/// <summary>Tells instances what others had of a budget that all share; its key is one of a few parts over which the budgets are spread.</summary>
[Alias("recapp.use")]
internal interface IUseGrain : IGrainWithIntegerKey
{
    /// <summary>Takes what an instance gave away since it last reported.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="budgets">Names of budgets.</param>
    /// <param name="used">[budgets] how much it gave away.</param>
    /// <returns>[budgets] what all others gave away when they last reported, if that is not long ago.</returns>
    [Alias("report")]
    Task<int[]> ReportAsync(string instance, string[] budgets, int[] used);
}
