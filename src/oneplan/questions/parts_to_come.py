"""Parts of the product that will feed answers nobody can give yet, in words."""

from django.utils.translation import gettext_lazy as _

AREA_DATA = _("data of the place (จปฐ., กชช.2ค, TPMAP), with the part that takes it in")
LAND = _("the map of land and protected areas")
DUTIES = _("the table of duties of local authorities, which nobody has confirmed yet")
REVENUE = _("revenue of local authorities, with the part that takes in their ordinances")
EXPORTS = _("the exports in the field order of e-Plan and e-LAAS")
CHANGES = _("changes during the year, with their route and their report")
EVALUATION = _("evaluation: results and outcome measured against targets")
PROMISES = _("the register of the governor’s orders and promises")
VOICES = _("proposals and reports of citizens in the portal")
