using System.Text;
using Microsoft.CodeAnalysis;

namespace Orleans.Lite.Generator;

/// <summary>Writes the references and requests of a grain interface.</summary>
internal static class InterfaceWriter
{
    public static Part? Write(INamedTypeSymbol type)
    {
        if (!type.IsGrainInterface()) return null;
        var name = type.ToDisplayString();
        if (type.IsGenericType) return Fault(name, $"{name}: generic grain interfaces are not supported.");
        if (!type.IsReachable()) return Fault(name, $"{name}: a grain interface must be public or internal.");
        var methods = type.GrainMethods().ToList();
        var faults = methods.Select(FaultOf).OfType<string>().ToList();
        if (faults.Count > 0) return new Part(name, "", "", faults);
        var reference = $"Reference_{type.Identifier()}";
        var code = new StringBuilder();
        var requests = methods.Select((method, index) =>
            new RequestWriter(method, $"Request_{type.Identifier()}_{index}")).ToList();
        code.Append($$"""
            internal sealed class {{reference}}(
                global::Orleans.Runtime.GrainReferenceShared shared, global::Orleans.Runtime.IdSpan key)
                : global::Orleans.Runtime.GrainReference(shared, key), {{type.Code()}}
            {
            {{string.Join("\n", requests.Select(request => request.Sender()))}}
            }

            """);
        foreach (var request in requests) code.Append('\n').Append(request.Class());
        var descriptions = string.Concat(requests.Select(request => $", {request.Name}.Description"));
        var entry = $"new({type.TypeOf()}, static (shared, key) => new {reference}(shared, key){descriptions})";
        return new Part(name, entry, code.ToString(), []);
    }

    private static Part Fault(string name, string fault) => new(name, "", "", new List<string> { fault });

    private static string? FaultOf(IMethodSymbol method)
    {
        var name = method.ToDisplayString();
        if (method.MethodKind != MethodKind.Ordinary) return $"{name}: grain interfaces hold methods alone.";
        if (method.IsGenericMethod) return $"{name}: generic grain methods are not supported.";
        if (method.Parameters.Any(each => each.RefKind != RefKind.None)) return $"{name}: arguments are passed by value.";
        if (method.Parameters.Count(parameter => parameter.Type.Is("System.Threading.CancellationToken")) > 1)
        {
            return $"{name}: at most one CancellationToken.";
        }

        var observer = method.ContainingType.AllInterfaces.Any(parent => parent.Is("Orleans.IGrainObserver"));
        return method.ReturnsVoid && observer || method.ReturnType.Is("System.Threading.Tasks.Task")
            || method.ReturnType.Is("System.Threading.Tasks.ValueTask")
            ? null : $"{name}: a grain method returns Task or ValueTask; one of an observer may return void.";
    }
}
