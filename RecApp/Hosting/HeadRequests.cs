namespace RecApp.Hosting;

/// <summary>Lets pages and the API be asked for the head of an answer alone, as checkers of links and previews do.</summary>
internal static class HeadRequests
{
    /// <summary>Whatever answers GET answers HEAD too; the server leaves the body out.</summary>
    public static TBuilder AnswerHead<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder
    {
        builder.Finally(static endpoint =>
        {
            for (int i = 0; i < endpoint.Metadata.Count; i++)
                if (endpoint.Metadata[i] is HttpMethodMetadata { HttpMethods: var methods } && methods.Contains(HttpMethods.Get) && !methods.Contains(HttpMethods.Head))
                    endpoint.Metadata[i] = new HttpMethodMetadata([.. methods, HttpMethods.Head]);
        });
        return builder;
    }
}
