using System.Text;
using Microsoft.CodeAnalysis;

namespace Orleans.Lite.Generator;

/// <summary>Writes the class of requests of one method, and the method of the reference that sends one.</summary>
internal sealed class RequestWriter(IMethodSymbol method, string name)
{
    private readonly ITypeSymbol? result = ((INamedTypeSymbol)method.ReturnType).TypeArguments.FirstOrDefault();

    public string Name => name;

    private bool IsTask => method.ReturnType.Name == "Task";

    public string Sender()
    {
        var parameters = string.Join(", ", method.Parameters.Select((each, index) => $"{each.Type.Code()} argument{index}"));
        var fields = string.Join(", ", method.Parameters.Select((_, index) => $"argument{index} = argument{index}"));
        var send = $"Send(new {name} {{ {fields} }})";
        if (!IsTask && !method.ReturnsVoid) send = $"new {method.ReturnType.Code()}({send})";
        return $"    {method.ReturnType.Code()} {method.ContainingType.Code()}.{Escaped(method.Name)}({parameters}) => {send};";
    }

    public string Class()
    {
        var code = new StringBuilder();
        var parent = result is null ? "VoidRequest" : $"ResultRequest<{result.Code()}>";
        code.Append($$"""
            internal sealed class {{name}} : global::Orleans.Lite.{{parent}}
            {
                internal static readonly global::Orleans.Lite.RequestMethod Description = new(
                    {{method.ContainingType.TypeOf()}}, "{{method.Name}}", "{{Id()}}",
                    (global::Orleans.CodeGeneration.InvokeMethodOptions){{Options()}}, {{Timeout()}},
                    static () => new {{name}}(){{string.Concat(method.Parameters.Select(each => ", " + each.Type.TypeOf()))}});

            {{Fields()}}
                public override global::Orleans.Lite.RequestMethod Method => Description;

                {{Invoke()}}

            """);
        if (method.Parameters.Length > 0) Arguments(code);
        var token = method.Parameters.ToList().FindIndex(parameter => parameter.Type.Is("System.Threading.CancellationToken"));
        if (token >= 0)
        {
            code.Append($$"""

                    public override global::System.Threading.CancellationToken GetCancellationToken() => argument{{token}};

                    protected override void SetCancellationToken(global::System.Threading.CancellationToken token) =>
                        argument{{token}} = token;

                """);
        }

        return code.Append("}\n").ToString();
    }

    private void Arguments(StringBuilder code)
    {
        var get = string.Join("\n", method.Parameters.Select((_, index) => $"        {index} => argument{index},"));
        var set = string.Join("\n", method.Parameters.Select((parameter, index) =>
            $"            case {index}: argument{index} = ({parameter.Type.Code()})value; break;"));
        code.Append($$"""

                public override int GetArgumentCount() => {{method.Parameters.Length}};

                public override object? GetArgument(int index) => index switch
                {
            {{get}}
                    _ => base.GetArgument(index),
                };

                public override void SetArgument(int index, object value)
                {
                    switch (index)
                    {
            {{set}}
                        default: base.SetArgument(index, value); break;
                    }
                }

            """);
    }

    private string Fields() => string.Concat(method.Parameters.Select(
        (each, index) => $"    internal {each.Type.Code()} argument{index} = default!;\n"));

    private string Invoke()
    {
        var arguments = string.Join(", ", method.Parameters.Select((_, index) => $"argument{index}"));
        var call = $"(({method.ContainingType.Code()})target).{Escaped(method.Name)}({arguments})";
        var head = $"protected override global::System.Threading.Tasks.ValueTask{(result is null ? "" : $"<{result.Code()}>")}";
        if (method.ReturnsVoid) return $"{head} Invoke(object target) {{ {call}; return default; }}";
        return IsTask ? $"{head} Invoke(object target) => new({call});" : $"{head} Invoke(object target) => {call};";
    }

    private string Id() => method.Attribute("Orleans.AliasAttribute").Argument()
        ?? $"{method.Name}({string.Join(",", method.Parameters.Select(parameter => parameter.Type.ToDisplayString()))})";

    private string Timeout() =>
        method.Attribute("Orleans.ResponseTimeoutAttribute").Argument() is { } timeout ? $"\"{timeout}\"" : "null";

    private int Options() =>
        (method.ReturnsVoid || method.Attribute("Orleans.Concurrency.OneWayAttribute") is not null ? 1 : 0)
        | (method.Attribute("Orleans.Concurrency.ReadOnlyAttribute") is not null ? 2 : 0)
        | (method.Attribute("Orleans.Concurrency.AlwaysInterleaveAttribute") is not null ? 4 : 0);

    private static string Escaped(string identifier) => "@" + identifier;
}
