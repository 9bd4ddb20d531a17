namespace RecApp.Ui;

/// <summary>The HTTP status of a page that has words of its own for it.</summary>
public static class PageStatus
{
    /// <summary>Answers with this status; nothing outside the first HTML. Set at once, Blazor would show the page for unknown addresses instead.</summary>
    public static void AnswerAs(this HttpContext? http, int status)
    {
        if (http is not { Response: { HasStarted: false } response })
            return;
        response.OnStarting(() =>
        {
            response.StatusCode = status;
            return Task.CompletedTask;
        });
    }
}
