namespace RecApp.Hosting;

/// <summary>Lets pages be asked for their head alone, as checkers of links and previews do; Blazor maps GET and POST only.</summary>
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
