namespace RecApp.Features.Feedback;

/// <summary>What people think of answers.</summary>
internal sealed class FeedbackFeature : IFeature
{
    public string Key => "feedback";

    public void Add(IServiceCollection services) => services.AddSingleton<FeedbackService>();

    public void Map(FeatureRoutes routes) => routes.Api.MapFeedback();
}
