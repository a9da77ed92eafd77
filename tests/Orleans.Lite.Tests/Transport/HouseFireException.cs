namespace Orleans.Lite.Tests.Transport;

/// <summary>Of a kind that the runtime does not know.</summary>
internal sealed class HouseFireException(string message) : IOException(message);
