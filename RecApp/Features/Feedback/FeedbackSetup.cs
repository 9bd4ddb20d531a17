namespace RecApp.Features.Feedback;

/// <summary>Registrations of the feedback feature.</summary>
public static class FeedbackSetup
{
    /// <summary>Adds the service.</summary>
    public static IServiceCollection AddFeedback(this IServiceCollection services) => services.AddSingleton<FeedbackService>();
}
