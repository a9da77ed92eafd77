namespace Loyalty.Domain.Programs;

/// <summary>One thing that is wrong in a program or promotion document.</summary>
/// <param name="Pointer">Where it is, as a JSON pointer (RFC 6901); of a missing field, where it should be.</param>
/// <param name="Code">What kind of fault it is, stable for programs that read it: one of <see cref="FaultCode"/>.</param>
/// <param name="Detail">What is wrong and what would be right, in English, for a person.</param>
public sealed record ProgramFault(string Pointer, string Code, string Detail);
