namespace Loyalty.Cli.WhatIf;

/// <summary>
/// What the command line asks for.
/// <c>Document</c>: Path of the changed document.
/// <c>ReportPath</c>: Where the report is written as JSON; null for nowhere.
/// <c>PageSize</c>: Members per call.
/// <c>Patience</c>: How long one call may go unanswered before this gives up.
/// </summary>
internal sealed record WhatIfRequest(
    string Document, Uri Server, string? Key, string? ReportPath, int PageSize, TimeSpan Patience);
