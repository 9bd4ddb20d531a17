namespace RecApp.Ui;

/// <summary>Work of a component that nobody awaits: what a timer, a report of progress or another service's event starts.</summary>
internal static class UnawaitedWork
{
    /// <summary>
    /// Hands a failure on, in components to <c>DispatchExceptionAsync</c>: the boundary around the page shows and logs it as if a
    /// click had failed. Work that was cancelled has not failed, as the renderer sees it, too.
    /// </summary>
    public static async Task ReportTo(this Task work, Func<Exception, Task> report)
    {
        try
        {
            await work;
        }
        catch (Exception failure)
        {
            if (!work.IsCanceled)
                await report(failure);
        }
    }
}
