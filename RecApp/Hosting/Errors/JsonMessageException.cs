using System.Text.Json;

namespace RecApp.Hosting.Errors;

/// <summary>Thrown by our own JSON converters: its message is written for the caller and may be passed on.</summary>
internal sealed class JsonMessageException(string message) : JsonException(message);
