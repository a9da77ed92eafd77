using Microsoft.CodeAnalysis;

namespace Orleans.Lite.Generator;

internal static class Faults
{
    private static readonly DiagnosticDescriptor Unsupported = new(
        "LITE0001", "Grain interface not supported", "{0}", "Orleans.Lite", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static Diagnostic Make(string fault) => Diagnostic.Create(Unsupported, Location.None, fault);
}
