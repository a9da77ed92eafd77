using Loyalty.Contracts;
using Loyalty.Contracts.Vouchers;
using Loyalty.Domain.Vouchers;
using Loyalty.Grains.Members;

namespace Loyalty.Grains.Vouchers;

/// <summary>Requests to commands: every fault of their shape is told with its JSON pointer; a command is made of a good one alone.</summary>
internal static class VoucherRequests
{
    public static (VoucherCommand? Command, Refusal? Refusal) Use(VoucherUseRequest request)
    {
        var faults = new RequestFaults();
        faults.Id("/useId", request.UseId);
        faults.Id("/orderId", request.OrderId);
        faults.Money("/amount", request.Amount, isPositive: true);
        return faults.Refusal is { } refusal
            ? (null, refusal)
            : (new VoucherCommand.Use(request.UseId, request.OrderId, request.Amount) { Content = Fingerprint.Of(request) }, null);
    }

    public static (VoucherCommand? Command, Refusal? Refusal) Cancel(VoucherCancelRequest request)
    {
        var faults = new RequestFaults();
        faults.Id("/cancelId", request.CancelId);
        faults.Text("/reason", request.Reason);
        faults.Actor("/actor", request.Actor);
        return faults.Refusal is { } refusal
            ? (null, refusal)
            : (new VoucherCommand.Cancel(request.CancelId, request.Reason, request.Actor) { Content = Fingerprint.Of(request) }, null);
    }
}
