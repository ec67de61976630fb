from tests.contract.test_ownership import hers

__all__ = ["hers"]
