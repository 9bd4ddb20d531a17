namespace RecApp.Session;

/// <summary>A part of the address that could not be used, and what is allowed instead.</summary>
public sealed record QueryProblem(string Parameter, string Message);
