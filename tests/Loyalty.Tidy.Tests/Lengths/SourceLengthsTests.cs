using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Lengths;

public sealed class SourceLengthsTests
{
    private static IReadOnlyList<TrackedFile> Sources => [.. TrackedFiles.Code.Where(file => file.IsUnder("src"))];

    [Fact]
    public void Files_are_short() =>
        SourceLengths.Files.Check(SourceLengths.MeasureFiles(TrackedFiles.Code)).ShouldBeNone();

    [Fact]
    public void Files_of_src_alone_are_short() =>
        SourceLengths.Files.Check(SourceLengths.MeasureFiles(Sources)).ShouldBeNone();

    [Fact]
    public void Methods_are_short() =>
        SourceLengths.Methods.Check(SourceLengths.MeasureMethods(TrackedFiles.Code)).ShouldBeNone();

    [Fact]
    public void Methods_of_src_alone_are_short() =>
        SourceLengths.Methods.Check(SourceLengths.MeasureMethods(Sources)).ShouldBeNone();

    [Fact]
    public void Lines_fit_the_page() => SourceLengths.CheckLines(TrackedFiles.Code).ShouldBeNone();

    [Fact]
    public void A_file_is_measured_in_lines() =>
        SourceLengths.MeasureFiles([Sample("a\nb\n\nc\n")]).ShouldHaveSingleItem().Lines.ShouldBe(4);

    [Fact]
    public void A_method_is_measured_from_signature_to_brace_without_its_documentation()
    {
        var sample = Sample("class A\n{\n    /// <summary>Says.</summary>\n    void B(\n        int c)\n    {\n    }\n}\n");

        SourceLengths.MeasureMethods([sample]).ShouldHaveSingleItem().ShouldBe(new Measured("B", "src/A.cs", 4, 4));
    }

    [Fact]
    public void Statements_at_the_top_level_are_one_method() =>
        SourceLengths.MeasureMethods([Sample("using System;\n\nvar a = 1;\n\nreturn a;\n")])
            .ShouldHaveSingleItem().ShouldBe(new Measured("top level", "src/A.cs", 3, 3));

    [Fact]
    public void A_long_line_is_found() =>
        SourceLengths.CheckLines([Sample("\n// " + new string('a', 158))]).ShouldHaveSingleItem().Line.ShouldBe(2);

    private static TrackedFile Sample(string text) => new("src/A.cs", text);
}
