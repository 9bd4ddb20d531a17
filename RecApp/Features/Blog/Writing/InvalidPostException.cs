namespace RecApp.Features.Blog.Writing;

/// <summary>A file of a post that can't be published.</summary>
/// <param name="file">Its name.</param>
/// <param name="reason">What is wrong, with the line or the key, and what is allowed.</param>
public sealed class InvalidPostException(string file, string reason) : Exception($"{file}: {reason}");
