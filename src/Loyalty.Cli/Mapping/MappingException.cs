namespace Loyalty.Cli.Mapping;

/// <summary>The mapping document, or the file under it, is not what it should be; the message says what would be right.</summary>
internal sealed class MappingException(string message) : Exception(message);
