namespace Loyalty.Domain.Programs;

/// <summary>The JSON Schema (2020-12) of program documents. What lies between fields is the parser's alone to check.</summary>
public static class ProgramSchema
{
    /// <summary>The schema as JSON.</summary>
    public static string Json { get; } = Read();

    private static string Read()
    {
        using var resource = typeof(ProgramSchema).Assembly.GetManifestResourceStream("program.schema.json")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
