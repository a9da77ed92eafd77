namespace Loyalty.Api.Console.Pages;

/// <summary>A row of a <see cref="BarTable"/>.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Value">How many, 0 or more.</param>
/// <param name="Note">A word on it; may be empty.</param>
public sealed record Bar(string Name, long Value, string Note = "");
