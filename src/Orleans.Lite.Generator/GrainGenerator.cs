using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Orleans.Lite.Generator;

/// <summary>
/// Writes, for each grain interface, a class of references and a class of requests per method; for each grain class, how it
/// is made; and for the assembly, the manifest that names them all. So no call goes through reflection.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class GrainGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var interfaces = context.SyntaxProvider.CreateSyntaxProvider(
                static (node, _) => node is InterfaceDeclarationSyntax { BaseList: not null },
                static (found, cancellation) => InterfaceWriter.Write(Type(found, cancellation)))
            .Where(static part => part is not null).Select(static (part, _) => part!).Collect();
        var classes = context.SyntaxProvider.CreateSyntaxProvider(
                static (node, _) => node is ClassDeclarationSyntax { BaseList: not null },
                static (found, cancellation) => ClassWriter.Write(Type(found, cancellation)))
            .Where(static part => part is not null).Select(static (part, _) => part!).Collect();
        var assembly = context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName ?? "Assembly");
        context.RegisterSourceOutput(interfaces.Combine(classes).Combine(assembly), static (output, input) =>
        {
            var ((grainInterfaces, grainClasses), name) = input;
            foreach (var part in grainInterfaces.Concat(grainClasses))
            {
                foreach (var fault in part.Faults) output.ReportDiagnostic(Faults.Make(fault));
            }

            var source = ManifestWriter.Write(name, grainInterfaces, grainClasses);
            if (source is not null) output.AddSource("Grains.g.cs", SourceText.From(source, Encoding.UTF8));
        });
    }

    private static INamedTypeSymbol Type(GeneratorSyntaxContext found, CancellationToken cancellation) =>
        (INamedTypeSymbol)found.SemanticModel.GetDeclaredSymbol(found.Node, cancellation)!;
}
