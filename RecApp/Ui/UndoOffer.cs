using MudBlazor;

namespace RecApp.Ui;

/// <summary>Lets a person take back for a while what a press has removed.</summary>
public static class UndoOffer
{
    private const string Key = "undo";

    // Long enough to read a line and to reach the button; resting on it holds it.
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(6);

    /// <summary>Says what was done and offers to undo it; an offer before it goes.</summary>
    /// <param name="snackbar">Where it is said.</param>
    /// <param name="done">Such as <c>Removed Alien (1979)</c>; shown as text.</param>
    /// <param name="undo">Puts everything back; called at most once, and no more after another page is shown.</param>
    public static void OfferUndo(this ISnackbar snackbar, string done, Func<Task> undo)
    {
        snackbar.RemoveByKey(Key);
        snackbar.Add(
            done, Severity.Normal,
            options =>
            {
                options.VisibleStateDuration = (int)Shown.TotalMilliseconds;
                options.RequireInteraction = false;
                options.CloseAfterNavigation = true;
                options.Action = "Undo";
                options.OnClick = _ => undo();
            },
            Key);
    }
}
