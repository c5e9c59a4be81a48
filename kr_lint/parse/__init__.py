"""Document → Plan, statement → Frame: what a text says, without judgement."""
