using Loyalty.Tidy.Repository;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Loyalty.Tidy.Logging;

/// <summary>
/// Log messages are source-generated and lie beside their class in <c>X.Log.cs</c>, where one reads all that it may say.
/// </summary>
internal static class SourceGenerated
{
    private static readonly string[] Direct =
        ["Log", "LogTrace", "LogDebug", "LogInformation", "LogWarning", "LogError", "LogCritical"];

    private static readonly string[] OfSerilog = ["Verbose", "Debug", "Information", "Warning", "Error", "Fatal", "Write"];

    public static IEnumerable<Offence> Check(IEnumerable<TrackedFile> files) =>
        files.Where(file => file.IsUnder("src")).SelectMany(file => Calls(file).Concat(Misplaced(file)));

    private static IEnumerable<Offence> Calls(TrackedFile file) => file.Syntax.DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Select(call => call.Expression)
        .OfType<MemberAccessExpressionSyntax>()
        .Where(IsDirect)
        .Select(call => file.OffenceAt(call.Name, $"{call}: declare a [LoggerMessage] in {LogFile(file)} and call that"));

    private static IEnumerable<Offence> Misplaced(TrackedFile file) => file.Syntax.DescendantNodes()
        .OfType<AttributeSyntax>()
        .Where(attribute => attribute.Name.ToString() is "LoggerMessage" or "LoggerMessageAttribute")
        .Where(_ => !file.Path.EndsWith(".Log.cs", StringComparison.Ordinal))
        .Select(attribute => file.OffenceAt(attribute, $"a log message lies in {LogFile(file)}, beside its class"));

    private static bool IsDirect(MemberAccessExpressionSyntax call)
    {
        var (receiver, method) = (call.Expression.ToString(), call.Name.Identifier.Text);
        var isLogger = receiver.EndsWith("logger", StringComparison.OrdinalIgnoreCase) || receiver is "Log" or "Serilog.Log";
        return isLogger && (Direct.Contains(method) || OfSerilog.Contains(method)) || receiver == "LoggerMessage";
    }

    private static string LogFile(TrackedFile file) => Path.GetFileNameWithoutExtension(file.Path) + ".Log.cs";
}
