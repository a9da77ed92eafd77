namespace Orleans.Lite;

/// <summary>How a request was answered.</summary>
/// <param name="Value">The result; null where there is none, and after a failure.</param>
/// <param name="Failure">The exception; null after a success.</param>
public readonly record struct Reply(object? Value, Exception? Failure);
