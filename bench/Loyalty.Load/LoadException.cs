namespace Loyalty.Load;

/// <summary>The load cannot go on; the message says why, to a person.</summary>
internal sealed class LoadException(string message) : Exception(message);
