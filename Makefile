# Two commands do everything on a fresh machine: `make demo` and `make test`.
# They need only Python 3.11 or newer and the package registry.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# The formats of the report that the demo writes; `make demo DEMO_FORMATS=html` writes one.
DEMO_FORMATS := html md xlsx pdf hwpx

.PHONY: demo test lint format bench samples holidays pages schemas clean

demo: $(READY)  ## 환경을 만들고 예시 자료를 점검하고 보고서를 build/에 씁니다
	$(BIN)/slaaudit check samples/kosea/cases.xlsx --period 2026H1
	@mkdir -p build
	$(BIN)/slaaudit report samples/kosea/cases.xlsx --period 2026H1 --force \
	  $(foreach kind,$(DEMO_FORMATS),-f $(kind)=build/report.$(kind))

test: lint  ## 모든 검사와 시험을 돌립니다
	$(BIN)/python -m pytest -n auto

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY)  ## 속도와 기억을 나란히 잽니다 (LARGE=1이면 아주 긴 기록도)
	$(BIN)/python -m pip install --quiet -e '.[bench]'
	$(BIN)/python tests/benchmarks/run.py $(if $(LARGE),--large)

samples: $(READY)  ## 예시 자료를 다시 만듭니다
	for script in samples/*/make_cases.py; do $(BIN)/python $$script || exit 1; done
	$(BIN)/python samples/picture.py

holidays: $(READY)  ## 설치된 holidays 꾸러미의 답을 적어 둡니다
	$(BIN)/python tests/note_holidays.py

pages: $(READY)  ## 기관마다 약속과 재는 법을 적은 쪽(standards.md)을 다시 만듭니다
	for id in $(notdir $(patsubst %/charter.yaml,%,$(wildcard rules/*/charter.yaml))); do \
	  $(BIN)/slaaudit rules show rules/$$id -f md=rules/$$id/standards.md --force || exit 1; \
	done

schemas: $(READY)  ## 편집기가 쓰는 규칙 파일의 스키마를 다시 만듭니다
	$(BIN)/slaaudit rules schema -f json=rules/schemas --force

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=23.2'
	$(BIN)/python -m pip install --quiet -e '.[dev]'
	touch $@
