using Microsoft.Extensions.Logging;

namespace Loyalty.Silo;

internal sealed partial class BudgetService
{
    [LoggerMessage(1, LogLevel.Warning, "Budgets that an earlier silo held could not be taken back yet; an award that needs them does it.")]
    private partial void ReclaimFailed(Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "What this silo has left of budgets could not be given back; the next silo takes it back.")]
    private partial void ReturnFailed(Exception failure);
}
